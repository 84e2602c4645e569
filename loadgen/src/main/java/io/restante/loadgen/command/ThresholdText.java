package io.restante.loadgen.command;

import io.restante.loadgen.threshold.Threshold;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Thresholds as they are typed. */
final class ThresholdText implements ITypeConverter<Threshold> {
    @Override
    public Threshold convert(String text) {
        try {
            return Threshold.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
