package org.gongqiao.app.law;

/**
 * Where a rule stands.
 *
 * @param instrument id of the instrument
 * @param article    number of the article; empty where it was not read
 */
public record Citation(String instrument, String titleZh, String titleEn, String article) {

    public String title(boolean english) {
        return english ? titleEn : titleZh;
    }
}
