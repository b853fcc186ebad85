package org.gongqiao.app.elections;

import java.util.ArrayList;
import java.util.List;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.BodyLinks;
import org.gongqiao.app.ui.Ui;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** From a body to its elections, and to a new one. */
@Component
@Order(20)
class ElectionLinks implements BodyLinks {

    private final Elections elections;

    ElectionLinks(Elections elections) {
        this.elections = elections;
    }

    @Override
    public List<Link> of(Ui ui, Body body) {
        var links = new ArrayList<Link>();
        elections.of(body.unit()).stream().filter(each -> each.body().equals(body.id()))
                .forEach(each -> links.add(new Link(each.title(), "/elections/" + each.id(), ui.msg("elections.state." + each.state().name()))));
        if (body.isLive() && body.unit().equals(Scope.desk().unitId()) && Scope.desk().may(Permission.CONGRESS_WORK)) {
            links.add(new Link(ui.msg("elections.new"), "/elections/new?body=" + body.id(), ""));
        }
        return links;
    }
}
