package org.gongqiao.app.claims.template;

import org.gongqiao.app.claims.file.Occupation;
import tools.jackson.databind.json.JsonMapper;

/** The templates of the program, for tests outside their package. */
public final class TemplatesOfTheProgram {

    private TemplatesOfTheProgram() {}

    public static Template of(Occupation occupation) {
        return new ShippedTemplates(JsonMapper.builder().build()).of(occupation);
    }
}
