package org.gongqiao.planted.second;

public class Second {}
