package io.restante.loadgen.command;

import io.restante.loadgen.rate.Schedule;
import io.restante.loadgen.rate.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Stages as in {@code 100:10s,100..1000:1m,1000:30s}: a step, a ramp, a step. */
final class StagesText implements ITypeConverter<Schedule> {
    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)(?:\\.\\.(\\d+(?:\\.\\d+)?))?:(\\w.*)");

    @Override
    public Schedule convert(String text) {
        List<Stage> stages = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = FORM.matcher(part.strip());
            if (!matcher.matches()) {
                throw new TypeConversionException("a stage is one like 100:10s or 100..1000:1m, not \"" + part + "\"");
            }
            double from = Double.parseDouble(matcher.group(1));
            double to = matcher.group(2) == null ? from : Double.parseDouble(matcher.group(2));
            stages.add(new Stage(from, to, DurationText.parse(matcher.group(3))));
        }
        return new Schedule(stages);
    }
}
