package im.restante.bench;

import java.util.List;

/// The exponent of the power law nearest to measured costs, by least squares.
final class LogLog {
  private LogLog() {}

  static double slope(List<Integer> sizes, double[] costs) {
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < costs.length; i++) {
      meanX += Math.log(sizes.get(i)) / costs.length;
      meanY += Math.log(costs[i]) / costs.length;
    }
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < costs.length; i++) {
      double x = Math.log(sizes.get(i)) - meanX;
      covariance += x * (Math.log(costs[i]) - meanY);
      variance += x * x;
    }
    return covariance / variance;
  }
}
