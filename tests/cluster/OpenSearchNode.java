import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.common.logging.LogConfigurator;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;

/**
 * One OpenSearch node in this JVM. Its modules come from the class path, where a distribution keeps each in a folder of
 * its own. Arguments: setting=value ... The property `plugins` names the classes of further plugins, with commas.
 *
 * <p>The node ends with the process that started it, however that ended: when its standard input closes, or its parent
 * is gone. There is no orderly shutdown, as the data of a test are thrown away.
 */
public final class OpenSearchNode extends Node {
    private static final boolean IS_2 = Version.CURRENT.major == 2;
    private static final List<String> MODULES = List.of(
        "org.opensearch.transport.Netty4",
        "org.opensearch.analysis.common.CommonAnalysis",
        "org.opensearch.index.mapper.MapperExtras",
        "org.opensearch.index.reindex.Reindex",
        "org.opensearch.painless.Painless");

    @SuppressWarnings({"unchecked", "rawtypes"}) // OpenSearch 2 takes the classes, 3 what is known of a plugin
    private OpenSearchNode(Environment environment, List modules) {
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
            List<Object> modules = new ArrayList<>();
            for (String module : MODULES) {
                modules.add(IS_2 ? Class.forName(module + "Plugin") : described(module + "ModulePlugin"));
            }
            for (String plugin : System.getProperty("plugins", "").split(",")) {
                if (!plugin.isEmpty()) {
                    modules.add(IS_2 ? Class.forName(plugin) : described(plugin));
                }
            }
            new OpenSearchNode(environment, modules).start();
            Thread.currentThread().join();
        } catch (Throwable failure) {
            failure.printStackTrace();
            System.exit(1); // other threads of a node that only half started would keep it alive
        }
    }

    private static PluginInfo described(String name) {
        return new PluginInfo(name, name, "1", Version.CURRENT, "11", name, null, List.of(), false);
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
