package org.gongqiao.app.access;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Hands the scope to each new transaction: the database role of the line, the path and the person, all local to the
 * transaction. Without a scope the connection stays the login role, which owns no right on any scoped table.
 */
@Component
class ScopeTransactions implements TransactionExecutionListener {

    private static final String SET = """
            select set_config('role', ?, true), set_config('app.scope', ?, true), set_config('app.person', ?, true),
                set_config('app.part', ?, true), set_config('app.keeper', ?, true)""";

    private final DataSource dataSource;

    ScopeTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure != null || !Scope.CURRENT.isBound()) {
            return;
        }
        var connection = DataSourceUtils.getConnection(dataSource);
        try (var statement = connection.prepareStatement(SET)) {
            switch (Scope.CURRENT.get()) {
                case Scope.Reach reach -> set(statement, reach.line().databaseRole, reach.path(), reach.actor(), null, null);
                case Scope.Own own -> set(statement, "gq_self", "", own.actor(), null, null);
                case Scope.Part part -> set(statement, "gq_part", "", null, part.grant(), null);
                case Scope.Keeper keeper -> set(statement, "gq_keeper", "", keeper.actor(), null, keeper.unit());
            }
            statement.execute();
        } catch (SQLException e) {
            throw new CannotCreateTransactionException("the scope could not be set", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** Every setting each time: a pooled connection must not remember the one before. */
    private static void set(PreparedStatement statement, String role, String path, @Nullable UUID person, @Nullable UUID grant,
                            @Nullable UUID keeper) throws SQLException {
        statement.setString(1, role);
        statement.setString(2, path);
        statement.setString(3, text(person));
        statement.setString(4, text(grant));
        statement.setString(5, text(keeper));
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }
}
