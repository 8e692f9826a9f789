package io.github.testmonitor.report.code;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MethodNameTest {

    @ParameterizedTest
    @CsvSource({
        "com.acme.Foo.load(Foo.java:42), com.acme.Foo.load",
        "java.base/java.util.List.of(List.java:1), java.util.List.of",
        "java.base@17.0.1/java.util.List.of(List.java:1), java.util.List.of",
        "app//com.acme.Foo.load(Foo.java:42), com.acme.Foo.load",
        "com.acme.Foo.load(Native Method), com.acme.Foo.load",
        "com.acme.Foo$$Lambda/0x00007f12.run(Unknown Source), com.acme.Foo$$Lambda.run",
        "com.acme.Foo$$Lambda$14/0x00007f12.run(Unknown Source), com.acme.Foo$$Lambda.run",
        "java.base/java.util.Foo$$Lambda$14/0x00007f12.run(Unknown Source), java.util.Foo$$Lambda.run",
        "java.lang.invoke.LambdaForm$MH/0x00007fed24099000.invoke(LambdaForm$MH), java.lang.invoke.LambdaForm$MH.invoke",
        "com.acme.Foo$$Lambda, com.acme.Foo$$Lambda",
        "load, load",
        "(, ("
    })
    void a_method_is_named_without_line_module_and_number(String frame, String method) {
        assertThat(MethodName.of(frame)).isEqualTo(method);
    }

    @ParameterizedTest
    @CsvSource({
        "app//com.acme.Foo.load(Foo.java:42), com.acme.Foo.load(Foo.java:42)",
        "java.lang.invoke.LambdaForm$MH/0x7f.invoke(LambdaForm$MH), java.lang.invoke.LambdaForm$MH.invoke(LambdaForm$MH)",
        "com.acme.Foo.load(a/0xb.groovy:1), com.acme.Foo.load(a/0xb.groovy:1)",
        "com.acme.Foo.load(a/b.groovy:1), com.acme.Foo.load(a/b.groovy:1)"
    })
    void a_line_can_be_kept(String frame, String line) {
        assertThat(MethodName.withLine(frame)).isEqualTo(line);
    }
}
