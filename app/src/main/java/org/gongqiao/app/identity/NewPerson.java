package org.gongqiao.app.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What must be known to enter a person: values already cleaned and checked. */
public record NewPerson(String name, IdType idType, String idNumber, @Nullable String phone, String sex,
                        @Nullable LocalDate birthOn, @Nullable String nationality) {

    @Override
    public String toString() {
        return "NewPerson[" + idType + "]";
    }
}
