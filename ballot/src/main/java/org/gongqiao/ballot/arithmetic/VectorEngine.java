package org.gongqiao.ballot.arithmetic;

import java.math.BigInteger;

final class VectorEngine {
  static boolean supported() { return false; }
  static Engine open(BigInteger p, BigInteger q) { return new BigIntegerEngine(p, q); }
}
