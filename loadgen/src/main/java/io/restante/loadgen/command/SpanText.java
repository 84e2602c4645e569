package io.restante.loadgen.command;

import io.restante.loadgen.search.RateSearch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where a rate is looked for, as in {@code 100..20000}. */
final class SpanText implements ITypeConverter<RateSearch> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.\\.(\\d{1,9})");

    @Override
    public RateSearch convert(String text) {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            int low = Integer.parseInt(matcher.group(1));
            int high = Integer.parseInt(matcher.group(2));
            if (low > 0 && low < high) {
                return RateSearch.between(low, high);
            }
        }
        throw new TypeConversionException("two rates are like 100..20000, not \"" + text + "\"");
    }
}
