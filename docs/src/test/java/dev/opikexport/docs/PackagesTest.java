package dev.opikexport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrows between packages never point back, and ARCHITECTURE names every package. */
class PackagesTest {

    private static final String PROJECT = "dev.opikexport.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.opikexport");

    @ParameterizedTest
    @ValueSource(strings = {"core", "exporters.text", "exporters.parquet", "exporters.hadoop", "emulator", "cli"})
    void noArrowPointsBack(String module) {
        SlicesRuleDefinition.slices()
                .assignedFrom(new Packages(PROJECT + module))
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    /** ARCHITECTURE has a line for each package, or for one that it lies in; only what is generated has none. */
    @Test
    void everyPackageIsInTheTable() throws IOException {
        Set<String> named = packagesOfTheTable();

        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
                .map(name -> name.substring(PROJECT.length()))
                .filteredOn(name -> name.matches("(filter|core|exporters\\.parquet|emulator|cli)\\..*"))
                .filteredOn(name -> !name.startsWith("filter.internal"))
                .hasSizeGreaterThan(40)
                .allSatisfy(name -> assertThat(named).anyMatch(line -> (name + ".").startsWith(line + ".")));
    }

    /** A name that begins with a dot lies beside the first one of its line; those of whole modules do not count. */
    private static Set<String> packagesOfTheTable() throws IOException {
        Set<String> packages = new HashSet<>();
        for (String line : Files.readAllLines(Path.of("../ARCHITECTURE.md"))) {
            if (line.matches("\\| `[\\w.]+`.*")) {
                List<String> names = Pattern.compile("`([\\w.]+)`")
                        .matcher(line.substring(0, line.indexOf('|', 1)))
                        .results()
                        .map(name -> name.group(1))
                        .toList();
                String beside = names.get(0).replaceFirst("\\.\\w+$", "");
                names.forEach(name -> packages.add(name.startsWith(".") ? beside + name : name));
            }
        }
        packages.removeIf(name -> !name.contains("."));
        return packages;
    }

    /** The package of the module itself, and each of those right below it with what is inside. */
    private record Packages(String module) implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            if (name.equals(module)) {
                return SliceIdentifier.of(module);
            }
            return name.startsWith(module + ".")
                    ? SliceIdentifier.of(name.substring(module.length() + 1).split("\\.")[0])
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "the packages of " + module;
        }
    }
}
