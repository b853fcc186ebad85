package org.gongqiao.app.voting.office;

import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Parameter;
import org.springframework.stereotype.Component;

/** How many persons an office needs: numbers of this deployment, kept with the law (V-11 to V-13). Where one is not set nothing goes on. */
@Component
public class OfficeNumbers {

    private final Law law;

    OfficeNumbers(Law law) {
        this.law = law;
    }

    /** A group of trustees of whom some suffice; one alone is never enough. */
    public record Group(int size, int threshold) {
        public Group {
            if (threshold < 2 || threshold > size) {
                throw new IllegalStateException("trustees: " + threshold + " of " + size);
            }
        }
    }

    /** For small units. */
    public Group few() {
        return new Group(number("V-11.few"), number("V-11.fewSuffice"));
    }

    public Group many() {
        return new Group(number("V-11.many"), number("V-11.manySuffice"));
    }

    /** What is proposed for a roll of this size. */
    public Group proposed(int electors) {
        return electors <= number("V-11.smallUpTo") ? few() : many();
    }

    public int registrars() {
        return number("V-12.registrars");
    }

    public int tellers() {
        return number("V-13.tellers");
    }

    int most(Office office) {
        return switch (office) {
            case TRUSTEE -> many().size();
            case REGISTRAR -> registrars();
            case TELLER -> tellers();
        };
    }

    private int number(String name) {
        Book book = law.today(Parameter.COUNTRY);
        return book.parameter(name).map(Parameter::value).orElseThrow(() -> new IllegalStateException("not set: " + name));
    }
}
