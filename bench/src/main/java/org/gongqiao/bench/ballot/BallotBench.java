package org.gongqiao.bench.ballot;
public final class BallotBench { public static void main(String[] a) throws Exception { java.nio.file.Path d=java.nio.file.Path.of(a[0]); java.nio.file.Files.createDirectories(d); long t=System.nanoTime(); System.out.println(Archives.make(d, Integer.parseInt(a[1]))); System.out.println((System.nanoTime()-t)/1e9); } }
