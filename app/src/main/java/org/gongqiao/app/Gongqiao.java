package org.gongqiao.app;

import org.gongqiao.app.operations.CommandLine;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The program. Its modules are the packages beside this class; {@code docs/domain} has a page for each. */
@SpringBootApplication
@Modulithic(systemName = "Gongqiao", sharedModules = "kernel")
public class Gongqiao {

    static void main(String[] args) {
        Integer exitCode = CommandLine.run(Gongqiao.class, args);
        if (exitCode != null) {
            System.exit(exitCode);
        }
    }
}
