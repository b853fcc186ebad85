package org.gongqiao.app.access;

import java.sql.SQLException;
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
            select set_config('role', ?, true), set_config('app.scope', ?, true), set_config('app.person', ?, true)""";

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
                case Scope.Reach reach -> {
                    statement.setString(1, reach.line().databaseRole);
                    statement.setString(2, reach.path());
                    statement.setString(3, reach.actor() == null ? "" : reach.actor().toString());
                }
                case Scope.Own own -> {
                    statement.setString(1, "gq_self");
                    statement.setString(2, "");
                    statement.setString(3, own.actor().toString());
                }
            }
            statement.execute();
        } catch (SQLException e) {
            throw new CannotCreateTransactionException("the scope could not be set", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
