package org.gongqiao.app.setup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.identity.Accounts;
import org.gongqiao.app.identity.IdType;
import org.gongqiao.app.identity.NewPerson;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.identity.Posts;
import org.gongqiao.app.kernel.ResidentId;
import org.gongqiao.app.operations.AdministratorCheck;
import org.gongqiao.app.operations.FirstAdministratorLink;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.UnionLevel;
import org.gongqiao.app.organization.UnionRegister;
import org.gongqiao.app.organization.Unions;
import org.springframework.stereotype.Component;

/** Makes the top union and the first security administrator; he gives the other posts, his own among them, and each is logged. */
@Component
class FirstAdministrator implements AdministratorCheck {

    /** Values already checked by the form. */
    record Founding(String unionName, UnionLevel level, String region, String name, ResidentId id, String phone, String login, String password) {}

    private final FirstAdministratorLink link;
    private final Unions unions;
    private final UnionRegister register;
    private final Persons persons;
    private final Accounts accounts;
    private final Posts posts;
    private final Clock clock;

    FirstAdministrator(FirstAdministratorLink link, Unions unions, UnionRegister register, Persons persons, Accounts accounts, Posts posts, Clock clock) {
        this.link = link;
        this.unions = unions;
        this.register = register;
        this.persons = persons;
        this.accounts = accounts;
        this.posts = posts;
        this.clock = clock;
    }

    @Override
    public boolean anyAdministrator() {
        return posts.anyGiven();
    }

    /** False where the link does not work any more. */
    boolean found(String token, Founding founding) {
        if (anyAdministrator() || !link.redeem(token)) {
            return false;
        }
        // The tree is empty, so the service has no path to work at yet; the top union is the one thing it makes.
        Union top = unions.root().orElseGet(() -> Scope.call(Scope.service("first-administrator", "setup"),
                () -> register.foundTop(founding.unionName(), founding.level(), founding.region(), LocalDate.now(clock))));
        UUID person = persons.newId();
        Scope.run(new Scope.Own(person), () -> persons.enter(person, new NewPerson(founding.name(), IdType.RESIDENT_ID, founding.id().value(),
                founding.phone(), founding.id().sex() == ResidentId.Sex.MALE ? "1" : "2", founding.id().birthDate(), null)));
        accounts.create(person, founding.login(), founding.password(), founding.phone());
        Scope.run(Scope.service("first-administrator", top.areaPath()), () -> posts.insert(person, top, Role.SECURITY_ADMIN, Line.AREA));
        return true;
    }
}
