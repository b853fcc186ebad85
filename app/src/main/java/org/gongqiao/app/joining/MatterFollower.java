package org.gongqiao.app.joining;

import java.util.List;
import org.gongqiao.app.casework.MatterPassedOn;
import org.gongqiao.app.organization.Unions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Moves an application with its matter, in the same transaction: both are seen by the new union, or neither. */
@Component
class MatterFollower {

    private final ApplicationStore store;
    private final Unions unions;
    private final ApplicationEventPublisher events;

    MatterFollower(ApplicationStore store, Unions unions, ApplicationEventPublisher events) {
        this.store = store;
        this.unions = unions;
        this.events = events;
    }

    @EventListener
    void on(MatterPassedOn moved) {
        if (!moved.kind().equals(JoiningMatter.NAME)) {
            return;
        }
        Application application = store.lock(moved.objectId()).orElseThrow();
        List<Choice> choices = application.choices();
        boolean named = moved.position() > 0;
        var decider = unions.get(moved.toUnit());
        var target = named ? choices.get(moved.position() - 1).targetUnit() : application.targetUnit();
        var targetName = named ? choices.get(moved.position() - 1).targetName() : application.targetName();
        if (!store.follow(application.id(), decider, target, targetName)) {
            throw new IllegalStateException("an application could not follow its matter");
        }
        if (named) {
            events.publishEvent(new ApplicationPassedOn(application.id(), application.personId(), moved.fromUnit(), moved.toUnit()));
        }
    }
}
