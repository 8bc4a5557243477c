package dev.opikexport.cli.help;

import dev.opikexport.cli.command.Argument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** How help texts look: a short synopsis, options under headings, those of all commands last, and examples in one line each, to be pasted. */
public final class HelpLayout {

    private static final String OWN = "Options";
    private static final String COMMON = "Options of all commands";

    private HelpLayout() {}

    /** Lays out the help of a command and of those below it. */
    public static CommandLine of(CommandLine line) {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.abbreviateSynopsis(true);
        usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new OptionList());
        usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, new Footer());
        line.getSubcommands().values().forEach(HelpLayout::of);
        return line;
    }

    /** The options, under headings. */
    private static final class OptionList implements IHelpSectionRenderer {

        @Override
        public String render(Help help) {
            Map<String, List<OptionSpec>> sections = new LinkedHashMap<>();
            sections.put(OWN, new ArrayList<>());
            List<OptionSpec> all = help.commandSpec().options();
            all.forEach(option -> sections.computeIfAbsent(title(option), any -> new ArrayList<>())
                    .add(option));
            List<OptionSpec> common = sections.remove(COMMON);
            if (common != null) {
                sections.put(COMMON, common);
            }
            StringBuilder text = new StringBuilder();
            sections.forEach((title, options) -> {
                if (!options.isEmpty()) {
                    text.append(String.format("%n%s:%n", title)).append(list(help, all, options));
                }
            });
            return text.toString();
        }

        /** One section, as wide as all of them. */
        private String list(Help help, List<OptionSpec> all, List<OptionSpec> shown) {
            Help.Layout layout =
                    help.createDefaultLayout(all, help.commandSpec().positionalParameters(), help.colorScheme());
            layout.addOptions(shown, help.parameterLabelRenderer());
            return layout.toString();
        }

        private String title(OptionSpec option) {
            if (option.scopeType() == CommandLine.ScopeType.INHERIT || option.usageHelp() || option.versionHelp()) {
                return COMMON;
            }
            String heading = option.getter() instanceof Argument<?> argument ? argument.heading() : "";
            return heading.isEmpty() ? OWN : heading;
        }
    }

    /** Examples, each in one line. */
    private static final class Footer implements IHelpSectionRenderer {

        @Override
        public String render(Help help) {
            StringBuilder text = new StringBuilder();
            for (String line : help.commandSpec().usageMessage().footer()) {
                text.append(line.replace("%%", "%")).append(System.lineSeparator());
            }
            return text.toString();
        }
    }
}
