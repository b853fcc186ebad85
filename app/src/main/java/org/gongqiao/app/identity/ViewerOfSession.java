package org.gongqiao.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.ui.MenuCounter;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.ui.ViewerSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/** Who looks at a page: name, desks, and the menu of what the current desk may do. */
@Component
class ViewerOfSession implements ViewerSource {

    private final Sessions sessions;
    private final MessageSource texts;
    // A provider looks through all beans each time it is asked: once only, not each page.
    private final Supplier<List<MenuEntry>> entries;
    private final Supplier<List<MenuCounter>> counters;
    private final Supplier<Optional<OwnUnion>> unions;
    private final TransactionTemplate reading;

    ViewerOfSession(Sessions sessions, MessageSource texts, ObjectProvider<MenuEntry> entries, ObjectProvider<MenuCounter> counters,
                    ObjectProvider<OwnUnion> unions, PlatformTransactionManager transactions) {
        this.sessions = sessions;
        this.texts = texts;
        this.entries = SingletonSupplier.of(() -> entries.stream()
                .sorted(MenuEntry.IN_ORDER).toList());
        this.counters = SingletonSupplier.of(() -> counters.stream().toList());
        this.unions = SingletonSupplier.of(() -> Optional.ofNullable(unions.getIfAvailable()));
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    @Override
    public Optional<Ui.Viewer> find(HttpServletRequest request) {
        return sessions.current().flatMap(who -> sessions.name(request, who).flatMap(name ->
                sessions.deskOf(request).map(desk -> viewer(request, name, desk))));
    }

    private Ui.Viewer viewer(HttpServletRequest request, String name, Desk desk) {
        // One transaction for all of them: each of its own would set the scope again.
        Map<String, Integer> counts = Scope.call(desk.scope(), () -> reading.execute(status -> counters.get().stream()
                .flatMap(counter -> counter.count(desk).entrySet().stream()).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
        List<Ui.MenuItem> menu = entries.get().stream()
                .filter(entry -> entry.permission() == null ? !desk.isPost() : desk.may(entry.permission()))
                .map(entry -> new Ui.MenuItem(entry.section(), entry.href(), entry.icon(), entry.label(), counts.getOrDefault(entry.href(), 0))).toList();
        List<Ui.DeskChoice> desks = sessions.desks(request).stream()
                .map(each -> new Ui.DeskChoice(each.postId() == null ? "" : each.postId().toString(), roleName(each), each.unitName(), each.equals(desk)))
                .toList();
        String unit = desk.isPost() ? desk.unitName() : ownUnion(desk);
        return new Ui.Viewer(name, name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1)), desk.isPost() ? roleName(desk) : "",
                unit, desks, menu, counts.getOrDefault("/my/messages", 0), counts.getOrDefault("/desk", 0));
    }

    private String ownUnion(Desk desk) {
        return unions.get().flatMap(source -> Scope.call(desk.scope(), () -> source.nameFor(desk.personId()))).orElse("");
    }

    private String roleName(Desk desk) {
        return texts.getMessage("identity.role." + desk.role().name(), null, LocaleContextHolder.getLocale());
    }
}
