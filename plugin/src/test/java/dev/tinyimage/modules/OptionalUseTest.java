package dev.tinyimage.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.testkit.Jars;
import dev.tinyimage.testkit.Jdks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A scenario for each line of optional.txt: the library alone does not bring the module, one that uses it does. */
class OptionalUseTest {

    private static final String COMPILES = "Object o(javax.xml.transform.TransformerFactory f) throws Exception { "
            + "return f.newTransformer(null); } ";
    private static final String COMPILING =
            "javax.xml.transform.TransformerFactory.newTransformer(javax.xml.transform.Source) (compiles style sheets)";

    @TempDir
    Path folder;

    /**
     * A scenario.
     *
     * @param line first two columns
     * @param library the library's class
     * @param user a class that makes the module needed
     * @param withUser the evidence then
     */
    private record Scenario(String line, Jars library, String user, String withUser) {

        @Override
        public String toString() {
            return line;
        }

        String module() {
            return line.substring(line.indexOf('|') + 2);
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario(
                        "io.netty.channel.sctp. | jdk.sctp",
                        Jars.jar()
                                .source(
                                        "io.netty.channel.sctp.S",
                                        "package io.netty.channel.sctp; public class S { com.sun.nio.sctp.SctpChannel c; }"),
                        "class U { io.netty.channel.sctp.S s; }",
                        "lib.jar: io.netty.channel.sctp.S uses com.sun.nio.sctp.SctpChannel"),
                new Scenario(
                        "org.h2.util.SourceCompiler | jdk.compiler",
                        Jars.jar()
                                .source(
                                        "org.h2.util.SourceCompiler",
                                        "package org.h2.util; class SourceCompiler { Object c = "
                                                + "javax.tools.ToolProvider.getSystemJavaCompiler(); }"),
                        "class U { Object c = javax.tools.ToolProvider.getSystemJavaCompiler(); }",
                        "user.jar: U has javax.tools.ToolProvider.getSystemJavaCompiler (compiles at run time)"),
                jackson("java.desktop", "java.beans.Transient"),
                jackson("java.sql", "java.sql.Timestamp"),
                jackson("java.xml", "org.w3c.dom.Node"),
                jackson3("java.desktop", "java.beans.Transient"),
                jackson3("java.sql", "java.sql.Timestamp"),
                window("org.springframework.http.converter.BufferedImageHttpMessageConverter", ""),
                window("org.apache.catalina.core.JreMemoryLeakPreventionListener", ""),
                window("org.eclipse.jetty.util.preventers.", "AWTLeakPreventer"),
                window("org.h2.tools.GUIConsole", ""),
                window("com.arjuna.ats.arjuna.tools.", "OTM"),
                window("org.dom4j.swing.", "LeafTreeNode"),
                window("groovyjarjarantlr4.v4.gui.", "TreeViewer"),
                window("org.apache.groovy.antlr.LexerFrame", ""),
                window("org.antlr.v4.gui.", "TreeViewer"),
                window("io.quarkus.runtime.graal.", "Target_java_awt_Toolkit"),
                new Scenario(
                        "org.springframework.web.servlet.view.xslt. | java.xml",
                        Jars.jar()
                                .source(
                                        "org.springframework.web.servlet.view.xslt.XsltView",
                                        "package org.springframework.web.servlet.view.xslt; class XsltView { "
                                                + COMPILES + "}"),
                        "class U { " + COMPILES + "}",
                        "user.jar: U has " + COMPILING),
                new Scenario(
                        "org.apache.catalina.servlets.DefaultServlet | java.xml",
                        Jars.jar()
                                .source(
                                        "org.apache.catalina.servlets.DefaultServlet",
                                        "package org.apache.catalina.servlets; class DefaultServlet { " + COMPILES
                                                + "}"),
                        "class U { " + COMPILES + "}",
                        "user.jar: U has " + COMPILING));
    }

    private static Scenario window(String part, String simpleName) {
        String name = part + simpleName;
        int dot = name.lastIndexOf('.');
        return new Scenario(
                part + " | java.desktop",
                Jars.jar()
                        .source(
                                name,
                                "package %s; class %s { java.awt.Window w; }"
                                        .formatted(name.substring(0, dot), name.substring(dot + 1))),
                "class U { java.awt.Window w; }",
                "user.jar: U uses java.awt.Window");
    }

    /** The marker class uses java.sql.Blob, as the real one does. */
    private static Scenario jackson(String module, String type) {
        return new Scenario(
                "com.fasterxml.jackson.databind. | " + module,
                jackson(type)
                        .source(
                                "com.fasterxml.jackson.databind.ext.SqlBlobSerializer",
                                "package com.fasterxml.jackson.databind.ext; class SqlBlobSerializer { java.sql.Blob b; }"),
                "class U { " + type + " t; }",
                "user.jar: U uses " + type);
    }

    private static Scenario jackson3(String module, String type) {
        return new Scenario(
                "tools.jackson.databind. | " + module,
                Jars.jar()
                        .source(
                                "tools.jackson.databind.ext.E",
                                "package tools.jackson.databind.ext; class E { " + type + " t; }"),
                "class U { " + type + " t; }",
                "user.jar: U uses " + type);
    }

    private static Jars jackson(String type) {
        return Jars.jar()
                .source(
                        "com.fasterxml.jackson.databind.ext.E",
                        "package com.fasterxml.jackson.databind.ext; class E { " + type + " t; }");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void theLibraryAlone(Scenario scenario) throws IOException {
        ModulePlan plan = new PlanFixture(folder, Jdks.running())
                .sibling("lib.jar", scenario.library())
                .plan(ModuleOptions.NONE);

        assertThat(plan.names()).doesNotContain(scenario.module());
        assertThat(plan.leftOut()).extracting(ModulePlan.LeftOut::module).contains(scenario.module());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void withAUser(Scenario scenario) throws IOException {
        Jars user = Jars.jar().source("U", scenario.user());
        ModulePlan plan = new PlanFixture(folder, Jdks.running())
                .sibling("lib.jar", scenario.library())
                .sibling("user.jar", compiledWith(user, scenario))
                .plan(ModuleOptions.NONE);

        assertThat(plan.find(scenario.module()).orElseThrow().evidence())
                .extracting(Evidence::text)
                .contains(scenario.withUser());
    }

    /** A class that refers to the library's has to be compiled with it. */
    private static Jars compiledWith(Jars user, Scenario scenario) {
        return scenario.user().contains("io.netty")
                ? user.source("io.netty.channel.sctp.S", "package io.netty.channel.sctp; public class S {}")
                : user;
    }

    @Test
    void aReleaseThatIsTooOldCounts() throws IOException {
        ModulePlan plan = new PlanFixture(folder, Jdks.running())
                .library("old.jar", jackson("org.w3c.dom.Node"))
                .plan(ModuleOptions.NONE);

        assertThat(plan.names()).contains("java.xml");
    }

    @Test
    void jackson3DoesNotLookForXml() throws IOException {
        ModulePlan plan = new PlanFixture(folder, Jdks.running())
                .library("lib.jar", jackson3("java.xml", "org.w3c.dom.Node").library())
                .plan(ModuleOptions.NONE);

        assertThat(plan.names())
                .as("NoClassDefFoundError in tools.jackson.databind.ext.OptionalHandlerFactory of 3.1.4")
                .contains("java.xml");
    }

    @Test
    void everyLineHasAScenario() {
        List<String> lines = OptionalUse.all().stream()
                .map(use -> use.users() + " | " + use.module())
                .toList();

        assertThat(scenarios().map(Scenario::line)).containsExactlyElementsOf(lines);
    }
}
