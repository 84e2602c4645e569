package io.restante.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    private static final String CLASS_FILE =
            Program.class.getName().replace('.', '/').concat(".class");

    /** What is started: it runs until its standard input ends. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) throws IOException {
            System.out.println("runs");
            System.in.readAllBytes();
        }
    }

    private Path jar;
    private ClassArchive archive;

    @BeforeEach
    void setUp(@TempDir Path folder) throws IOException {
        jar = folder.resolve("program.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Program.class.getName());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                InputStream program = Program.class.getClassLoader().getResourceAsStream(CLASS_FILE)) {
            out.putNextEntry(new JarEntry(CLASS_FILE));
            program.transferTo(out);
        }
        archive = ClassArchive.of(jar, Runtime.version());
    }

    @Test
    void aProgramThatEndedShouldLeaveItsClassesToTheNextStart() throws Exception {
        assertThat(loaded(run())).doesNotContain("shared objects file (top)");

        assertThat(loaded(run())).contains("shared objects file (top)");
    }

    @Test
    void aProgramThatIsAskedToEndShouldLeaveItsClassesToo() throws Exception {
        Process process = start();
        assertThat(process.inputReader().lines().anyMatch("runs"::equals)).isTrue();
        process.destroy();
        process.waitFor();

        assertThat(loaded(run())).contains("shared objects file (top)");
    }

    @Test
    void whatIsOlderThanAJarOrItsLibrariesShouldBeMadeAnew() throws Exception {
        run();
        Path library = Files.createDirectories(jar.resolveSibling("lib")).resolve("other.jar");
        Files.copy(jar, library);
        Files.setLastModifiedTime(library, FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(archive.options()).first().asString().startsWith("-XX:ArchiveClassesAtExit=");
        Files.delete(library);
        assertThat(archive.options()).first().asString().startsWith("-XX:SharedArchiveFile=");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(archive.options()).first().asString().startsWith("-XX:ArchiveClassesAtExit=");
    }

    /** As a JVM that is killed while it writes leaves it. */
    @Test
    void whatHasNoHeadShouldBeMadeAnew() throws Exception {
        run();
        Path file = Path.of(archive.options().get(0).replaceFirst("^[^=]*=", ""));
        byte[] bytes = Files.readAllBytes(file);
        bytes[0] = bytes[1] = bytes[2] = bytes[3] = 0;
        Files.delete(file);
        Files.write(file, bytes);

        assertThat(archive.options()).first().asString().startsWith("-XX:ArchiveClassesAtExit=");
        run();
        assertThat(loaded(run())).contains("shared objects file (top)");
    }

    @Test
    void anotherVersionOfTheJvmShouldHaveItsOwn() throws Exception {
        run();

        assertThat(ClassArchive.of(jar, Runtime.Version.parse("99.0.1+2")).options())
                .first()
                .asString()
                .startsWith("-XX:ArchiveClassesAtExit=");
    }

    private String run() throws IOException, InterruptedException {
        Process process = start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(archive.options());
        command.add("-Xlog:class+load:stdout");
        command.addAll(List.of("-jar", jar.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** How the JVM came by the program. */
    private static String loaded(String said) {
        return said.lines()
                .filter(line -> line.contains(Program.class.getName() + " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(said));
    }
}
