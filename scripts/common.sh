# Sourced by the scripts beside it: finds the tools, builds when something changed, runs the product.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1

die() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# The feature release of the JDK in $1, or nothing.
jdk_release() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] &&
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# Sets JAVA_HOME to a JDK 25 or newer: the one given, the one on PATH, or the newest installed.
find_jdk() {
  local candidate release best="" best_release=0
  local on_path=""
  if command -v javac >/dev/null 2>&1; then
    on_path=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
  fi
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    [ -n "$candidate" ] || continue
    release=$(jdk_release "$candidate") || continue
    if [ -n "$release" ] && [ "$release" -ge 25 ] && [ "$release" -gt "$best_release" ]; then
      best=$candidate
      best_release=$release
    fi
  done
  [ -n "$best" ] || die "needs a JDK 25 or newer and found none: install one (for example Temurin 25) or set JAVA_HOME to it"
  export JAVA_HOME=$best
}

# Sets the array maven to Maven as installed, or to the wrapper.
find_maven() {
  if command -v mvn >/dev/null 2>&1; then
    maven=(mvn -B -ntp)
  else
    maven=(./mvnw -B -ntp)
  fi
  # Maven itself calls deprecated JDK methods; its warnings say nothing about this project.
  export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
}

# Refuses to start on a disk with less than $1 MiB free, which would otherwise fail half-way.
need_disk() {
  local free
  free=$(df -Pm . | awk 'NR == 2 { print $4 }')
  [ "$free" -ge "$1" ] || die "needs $1 MiB of free disk here and found $free MiB: free some space"
}

# What the build is made from, as one hash.
fingerprint() {
  { cat pom.xml; { find src/main src/test src/jmh -type f -print0 2>/dev/null || true; } | sort -z | xargs -0 cat; } | sha256sum | cut -d' ' -f1
}

# Compiles main and test code and gathers the libraries, unless nothing changed since the last time.
build() {
  find_jdk
  find_maven
  local wanted
  wanted=$(fingerprint)
  if [ -d target/lib ] && [ "$(cat target/.built 2>/dev/null)" = "$wanted" ]; then
    return 0
  fi
  need_disk 1024
  echo "building (first time: a few minutes, most of it downloads) …"
  mkdir -p target
  if ! "${maven[@]}" -q "${build_profiles[@]}" test-compile dependency:copy-dependencies -DoutputDirectory=target/lib >target/build.log 2>&1; then
    grep -E '^\[ERROR\]' target/build.log | head -n 20 >&2
    die "the build failed; its whole output is in target/build.log"
  fi
  echo "$wanted" >target/.built
}
build_profiles=()

# The JVM flags of the product: native TLS and crypto, exit rather than limp when memory runs out.
jvm_flags=(
  --enable-native-access=ALL-UNNAMED
  --sun-misc-unsafe-memory-access=allow
  -XX:+ExitOnOutOfMemoryError
  -XX:+UseCompactObjectHeaders
  -Dcom.amazon.corretto.crypto.provider.registerEdKeyFactory=true
)
