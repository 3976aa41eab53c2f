package dev.tinyimage.maven;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Makes {@code -Dtinyimage.<path>} win over the POM for every parameter, which Maven does not: it lets the POM win
 * (MNG-2062), and knows nothing of properties for nested parameters.
 */
final class UserProperties {

    private static final String PREFIX = "tinyimage.";

    private final Properties given;
    private final Map<String, Runnable> parameters = new TreeMap<>();

    /** The properties of the command line. */
    UserProperties(Properties given) {
        this.given = given;
    }

    /** Takes every field of a bean, and of the beans in it, as a parameter. */
    UserProperties bind(String path, Object bean) {
        return bindFields(path + ".", bean);
    }

    /** The same for parameters that are not nested. */
    UserProperties bindTop(Object bean) {
        return bindFields("", bean);
    }

    /** Takes a property for a parameter that Maven itself sets. */
    UserProperties known(String path) {
        parameters.put(path, () -> {});
        return this;
    }

    private UserProperties bindFields(String prefix, Object bean) {
        for (Field field : bean.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                bindField(prefix + field.getName(), bean, field);
            }
        }
        return this;
    }

    /** Sets what is given; the names of properties that no parameter has come back. */
    List<String> apply() {
        List<String> unknown = new ArrayList<>();
        for (String name : given.stringPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                parameters
                        .getOrDefault(name.substring(PREFIX.length()), () -> unknown.add(name))
                        .run();
            }
        }
        return unknown;
    }

    private void bindField(String path, Object bean, Field field) {
        Class<?> type = field.getType();
        if (type == String.class || type == List.class || type == Map.class) {
            parameters.put(path, () -> set(bean, field, value(field, path)));
        } else {
            bind(path, get(bean, field));
        }
    }

    private Object value(Field field, String path) {
        Class<?> type = field.getType();
        String text = given.getProperty(PREFIX + path);
        if (type == String.class) {
            return text;
        }
        List<String> items = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
        return type == Map.class
                ? map(path, items)
                : items.stream().map(item -> element(field, item)).toList();
    }

    /** A bean of a list takes its short form, by the method {@code set} that Maven calls for a POM too. */
    private static Object element(Field list, String text) {
        Class<?> type = (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
        if (type == String.class) {
            return text;
        }
        try {
            Object bean = type.getConstructor().newInstance();
            type.getMethod("set", String.class).invoke(bean, text);
            return bean;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no short form", e);
        }
    }

    private static Map<String, String> map(String path, List<String> items) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String item : items) {
            int equals = item.indexOf('=');
            if (equals < 1) {
                throw Messages.badPair(PREFIX + path, item);
            }
            map.put(item.substring(0, equals), item.substring(equals + 1));
        }
        return map;
    }

    private static Object get(Object bean, Field field) {
        try {
            return field.get(bean);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " is closed", e);
        }
    }

    private static void set(Object bean, Field field, Object value) {
        try {
            field.set(bean, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " is closed", e);
        }
    }
}
