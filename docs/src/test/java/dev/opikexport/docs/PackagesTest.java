package dev.opikexport.docs;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrows between packages never point back. */
class PackagesTest {

    private static final String PROJECT = "dev.opikexport.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(PROJECT + "core", PROJECT + "exporters", PROJECT + "emulator", PROJECT + "cli");

    @ParameterizedTest
    @ValueSource(strings = {"core", "exporters.text", "exporters.parquet", "exporters.hadoop", "emulator", "cli"})
    void noArrowPointsBack(String module) {
        SlicesRuleDefinition.slices()
                .assignedFrom(new Packages(PROJECT + module))
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
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
