package org.gongqiao.planted.second.internal;

public class Hidden {}
