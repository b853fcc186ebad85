package org.gongqiao.app.law.text;

/**
 * A line of a file, its markup taken off.
 *
 * @param heading marked as a heading by the file itself
 */
record SourceLine(int number, String text, boolean heading) {}
