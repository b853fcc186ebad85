package org.gongqiao.app.demo;

/**
 * An invented division.
 *
 * @param code  six digits of the range 99, which GB/T 2260 does not use
 * @param name  "云川市"
 * @param brief "云川", as names of enterprises begin
 */
record DemoPlace(String code, String name, String brief) {}
