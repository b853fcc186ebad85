package org.gongqiao.app.supervision;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;

@Component
class LetterLookup implements RecordLookup {

    private final Letters letters;

    LetterLookup(Letters letters) {
        this.letters = letters;
    }

    @Override
    public String kind() {
        return "supervisionLetter";
    }

    @Override
    public boolean inScope(UUID id) {
        return letters.find(id).isPresent();
    }
}
