package io.tocsin.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the rules look at: the compiled classes, and the sources for what a compiler forgets. */
final class ProductionCode {

    static final Path BASE = Path.of(System.getProperty("tocsin.basedir"));
    static final Path SOURCES = BASE.resolve("src/main/java");
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tocsin");

    private ProductionCode() {}

    /** Files below a folder whose name ends so; at least one, so that a moved folder does not silence a rule. */
    static List<Path> files(Path folder, String ending) {
        try (var found = Files.walk(folder)) {
            List<Path> files = found.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new IllegalStateException("There is no " + ending + " file below " + folder);
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
