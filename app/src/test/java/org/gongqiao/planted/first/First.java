package org.gongqiao.planted.first;

/** Uses another module's inside, so that the house test has something to find. */
public class First {

    public org.gongqiao.planted.second.internal.Hidden hidden;
}
