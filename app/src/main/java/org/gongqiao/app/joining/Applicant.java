package org.gongqiao.app.joining;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gongqiao.app.identity.IdType;
import org.gongqiao.app.identity.NewPerson;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.kernel.ResidentId;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a person typed about himself. Sex and birth date follow from the document number.
 *
 * @param person null where something is wrong
 * @param faults field name to message key, in the order of the form
 */
public record Applicant(@Nullable NewPerson person, Map<String, String> faults) {

    private static final int LONGEST_NAME = 50;

    public static Applicant read(String typedName, String typedNumber, String typedPhone) {
        return of(typedName, typedNumber, typedPhone);
    }

    private static Applicant of(String typedName, String typedNumber, @Nullable String typedPhone) {
        var faults = new LinkedHashMap<String, String>();
        String name = typedName.strip().replaceAll("\\s+", " ");
        if (name.isEmpty()) {
            faults.put("name", "joining.fault.name.missing");
        } else if (name.codePointCount(0, name.length()) > LONGEST_NAME || name.chars().anyMatch(Character::isDigit)) {
            faults.put("name", "joining.fault.name.wrong");
        }
        ResidentId number = null;
        switch (ResidentId.parse(typedNumber)) {
            case ResidentId.Valid valid -> number = valid.id();
            case ResidentId.Refused refused -> faults.put("idNumber", "joining.fault.idNumber." + refused.fault().name());
        }
        String phone = typedPhone == null ? null : phone(typedPhone, faults);
        if (number == null || !faults.isEmpty()) {
            return new Applicant(null, faults);
        }
        return new Applicant(new NewPerson(name, number.isResidencePermit() ? IdType.HK_MO_TW_RESIDENCE_PERMIT : IdType.RESIDENT_ID,
                number.value(), phone, number.sex() == ResidentId.Sex.MALE ? "1" : "2", number.birthDate(), null), faults);
    }

    /** The same of somebody who has no phone. */
    public static Applicant readWithoutPhone(String typedName, String typedNumber) {
        return of(typedName, typedNumber, null);
    }

    private static String phone(String typed, Map<String, String> faults) {
        return switch (MobileNumber.parse(typed)) {
            case MobileNumber.Valid valid -> valid.number().value();
            case MobileNumber.Refused refused -> {
                faults.put("phone", "joining.fault.phone." + refused.fault().name());
                yield "";
            }
        };
    }

    @Override
    public String toString() {
        return "Applicant[" + faults.keySet() + "]";
    }
}
