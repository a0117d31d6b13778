import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opensearch.common.logging.LogConfigurator;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;

/**
 * One OpenSearch node in this JVM. Its modules come from the class path, where a distribution keeps each in a folder of
 * its own. Arguments: setting=value ...
 *
 * <p>The node ends with the process that started it, however that ended: when its standard input closes, or its parent
 * is gone. There is no orderly shutdown, as the data of a test are thrown away.
 */
public final class OpenSearchNode extends Node {
    private static final List<String> MODULES = List.of(
        "org.opensearch.transport.Netty4Plugin",
        "org.opensearch.analysis.common.CommonAnalysisPlugin",
        "org.opensearch.index.mapper.MapperExtrasPlugin",
        "org.opensearch.index.reindex.ReindexPlugin",
        "org.opensearch.painless.PainlessPlugin");

    private OpenSearchNode(Environment environment, List<Class<? extends Plugin>> modules) {
        super(environment, modules, true);
    }

    public static void main(String[] arguments) {
        endWithParent();
        try {
            Settings.Builder settings = Settings.builder();
            for (String argument : arguments) {
                String[] pair = argument.split("=", 2);
                settings.put(pair[0], pair[1]);
            }
            Path configuration = Path.of(settings.get("path.home"), "config");
            Environment environment =
                InternalSettingsPreparer.prepareEnvironment(settings.build(), Map.of(), configuration, () -> "node");
            LogConfigurator.registerErrorListener();
            LogConfigurator.configure(environment);
            List<Class<? extends Plugin>> modules = new ArrayList<>();
            for (String name : MODULES) {
                modules.add(Class.forName(name).asSubclass(Plugin.class));
            }
            new OpenSearchNode(environment, modules).start();
            Thread.currentThread().join();
        } catch (Throwable failure) {
            failure.printStackTrace();
            System.exit(1); // other threads of a node that only half started would keep it alive
        }
    }

    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
        Thread watch = new Thread(() -> {
            try {
                while (System.in.read() >= 0) { }
            } catch (java.io.IOException closed) {
                System.err.println("standard input: " + closed);
            }
            System.exit(0);
        }, "parent");
        watch.setDaemon(true);
        watch.start();
    }
}
