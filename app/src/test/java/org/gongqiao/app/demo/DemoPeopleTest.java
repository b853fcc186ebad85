package org.gongqiao.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.kernel.ResidentId;
import org.junit.jupiter.api.Test;

class DemoPeopleTest {

    @Test
    void everyNumberIsWellFormedAndMarkedAsInvented() {
        var people = new DemoPeople(1);
        for (int number = 0; number < 5_000; number++) {
            var person = people.person(number);
            assertThat(ResidentId.parse(person.idNumber())).isInstanceOfSatisfying(ResidentId.Valid.class, valid -> {
                assertThat(valid.id().birthDate()).isEqualTo(person.birthOn());
                assertThat(valid.id().sex()).isEqualTo(person.female() ? ResidentId.Sex.FEMALE : ResidentId.Sex.MALE);
            });
            assertThat(Integer.parseInt(person.idNumber().substring(14, 17))).isBetween(900, 995);
            assertThat(MobileNumber.parse(person.phone())).isInstanceOf(MobileNumber.Valid.class);
            assertThat(person.name().length()).isBetween(2, 4);
        }
    }

    @Test
    void noTwoHaveOneDocumentOrOnePhone() {
        var people = new DemoPeople(1);
        var documents = new HashSet<String>();
        var phones = new HashSet<String>();
        for (int number = 0; number < 300_000; number++) {
            var person = people.person(number);
            assertThat(documents.add(person.idNumber())).isTrue();
            assertThat(phones.add(person.phone())).isTrue();
        }
    }

    @Test
    void theSameNumberIsTheSamePerson() {
        assertThat(new DemoPeople(1).person(77)).isEqualTo(new DemoPeople(1).person(77));
    }
}
