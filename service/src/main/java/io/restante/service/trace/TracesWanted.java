package io.restante.service.trace;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import io.micronaut.context.env.Environment;
import io.micronaut.core.naming.conventions.StringConvention;
import java.util.HashMap;
import java.util.Map;

/** Whether the settings name a collector. */
public final class TracesWanted implements Condition {
    private static final String PREFIX = "otel";

    @Override
    @SuppressWarnings("rawtypes") // So it is in the framework.
    public boolean matches(ConditionContext context) {
        return OtlpTraces.areWanted(settings(((ApplicationContext) context.getBeanContext()).getEnvironment()));
    }

    /** OpenTelemetry's settings, from wherever this service takes its own. */
    static Map<String, String> settings(Environment environment) {
        Map<String, String> settings = new HashMap<>();
        environment
                .getProperties(PREFIX, StringConvention.RAW)
                .forEach((name, value) -> settings.put(PREFIX + "." + name, String.valueOf(value)));
        // Of a variable the framework does not know which of its underscores are dots, unless it is asked.
        for (String name : OtlpTraces.SWITCHES) {
            environment.getProperty(name, String.class).ifPresent(value -> settings.put(name, value));
        }
        return settings;
    }
}
