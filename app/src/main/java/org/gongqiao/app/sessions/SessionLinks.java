package org.gongqiao.app.sessions;

import java.util.ArrayList;
import java.util.List;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.BodyLinks;
import org.gongqiao.app.ui.Ui;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** From a body to its sessions, and to a new one. */
@Component
@Order(10)
class SessionLinks implements BodyLinks {

    private final Sessions sessions;

    SessionLinks(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<Link> of(Ui ui, Body body) {
        var links = new ArrayList<Link>();
        sessions.ofBody(body.id()).forEach(each -> links.add(new Link(each.title(), "/sessions/" + each.id(), ui.msg("sessions.state." + each.state().name()))));
        if (body.isLive() && body.unit().equals(Scope.desk().unitId()) && Scope.desk().may(Permission.CONGRESS_WORK)) {
            links.add(new Link(ui.msg("sessions.new.title"), "/sessions/new?body=" + body.id(), ""));
        }
        return links;
    }
}
