package org.gongqiao.app.identity;

import org.gongqiao.app.access.SecondFactor;
import org.springframework.stereotype.Component;

@Component
class SessionFactor implements SecondFactor {

    private final Sessions sessions;

    SessionFactor(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public boolean isProved() {
        return sessions.current().filter(SignedIn::secondFactor).isPresent();
    }
}
