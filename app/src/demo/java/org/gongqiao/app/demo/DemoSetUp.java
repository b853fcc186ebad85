package org.gongqiao.app.demo;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.gongqiao.app.operations.DemoAccount;
import org.gongqiao.app.operations.DemoFiller;
import org.gongqiao.app.operations.Progress;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/** Province and accounts, as the first start of a demonstration makes them. */
@Component
class DemoSetUp implements DemoFiller {

    private final DemoProvince province;
    private final DemoAccounts accounts;
    private final DemoApplications applications;
    private final List<DemoStory> stories;
    private final FlywayConnectionDetails owner;

    DemoSetUp(DemoProvince province, DemoAccounts accounts, DemoApplications applications, List<DemoStory> stories,
              FlywayConnectionDetails owner) {
        this.province = province;
        this.accounts = accounts;
        this.applications = applications;
        this.stories = stories;
        this.owner = owner;
    }

    @Override
    public boolean wanted() {
        return province.wanted() || !accounts.complete();
    }

    @Override
    public void fill(Progress progress) {
        fill(DemoSize.USUAL, ownerSource(), progress);
    }

    void fill(DemoSize size, DataSource source, Progress progress) {
        try {
            if (province.wanted()) {
                progress.step("demo.step.province", size.unions(), size.members());
                province.fill(size, source, written -> {
                    if (written > 0 && written % 500_000 == 0) {
                        progress.step("demo.step.rows", written, 2L * size.members());
                    }
                });
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the demonstration could not be written; the database is as it was", e);
        }
        progress.step("demo.step.accounts");
        var desks = accounts.make(size.seed());
        applications.make(size.seed(), desks.couriers(), desks.works(), source);
        for (DemoStory story : stories) {
            progress.step(story.step());
            story.tell(size.seed(), desks, source);
        }
    }

    @Override
    public List<DemoAccount> accounts() {
        return accounts.all();
    }

    DataSource ownerSource() {
        return new DriverManagerDataSource(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
    }
}
