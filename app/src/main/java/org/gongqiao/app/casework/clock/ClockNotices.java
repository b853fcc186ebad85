package org.gongqiao.app.casework.clock;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.MatterKind;
import org.gongqiao.app.identity.Posts;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the officers who handle a matter, and those to whose list it goes up, in their inbox. Runs after the commit, at least once. */
@Component
class ClockNotices {

    private static final String NAME = "clock-notices";

    private final ClockStore store;
    private final ObjectProvider<MatterKind> kinds;
    private final Posts posts;
    private final Notices notices;
    private final Unions unions;
    private final TransactionTemplate transaction;

    ClockNotices(ClockStore store, ObjectProvider<MatterKind> kinds, Posts posts, Notices notices, Unions unions, TransactionTemplate transaction) {
        this.store = store;
        this.kinds = kinds;
        this.posts = posts;
        this.notices = notices;
        this.unions = unions;
        this.transaction = transaction;
    }

    @Async
    @TransactionalEventListener(id = "casework.notices.warned")
    void on(ClockWarned event) {
        tell(event.clockId(), event.keeper(), ClockStore.Told::handlerUnit, told -> "casework.notice.warned." + told.side());
    }

    @Async
    @TransactionalEventListener(id = "casework.notices.ranOut")
    void on(ClockRanOut event) {
        tell(event.clockId(), event.keeper(), ClockStore.Told::handlerUnit, told -> "casework.notice.ranOut." + told.side());
    }

    @Async
    @TransactionalEventListener(id = "casework.notices.escalated")
    void on(ClockEscalated event) {
        tell(event.clockId(), null, told -> event.toUnit(), told -> "casework.notice.escalated");
    }

    private void tell(UUID clock, @Nullable UUID keeper, Function<ClockStore.Told, UUID> unit, Function<ClockStore.Told, String> template) {
        unions.root().ifPresent(top -> {
            Scope service = Scope.service(NAME, top.areaPath());
            Scope reader = keeper == null ? service : Scope.keeperService(NAME, keeper);
            Optional<ClockStore.Told> found = Scope.call(reader, () -> transaction.execute(status -> store.told(clock)));
            found.ifPresent(told -> Scope.run(service, () ->
                    transaction.executeWithoutResult(status -> tell(told, unit.apply(told), keeper != null, template.apply(told)))));
        });
    }

    private void tell(ClockStore.Told told, UUID unit, boolean sealed, String template) {
        List<MatterKind> known = kinds.stream().filter(kind -> kind.name().equals(told.kind())).toList();
        Permission handled = sealed ? Permission.SEALED_KEEP : known.isEmpty() ? Permission.DESK : known.getFirst().handledWith();
        for (UUID officer : posts.holdersAt(unit, handled)) {
            Message message = Message.inbox(officer, template, told.number(), told.dueOn().toString(), told.laterOn().toString());
            notices.send(known.isEmpty() ? message : message.leadingTo(known.getFirst().deskLink(told.objectId())));
        }
    }
}
