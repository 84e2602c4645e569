package io.restante.history.check;

/** Send times in ascending order. */
final class Places {
    private final long[] ascending;

    Places(long[] ascending) {
        this.ascending = ascending;
    }

    /** The index of the first place from {@code sendTime} on; {@link #size} where there is none. */
    int firstFrom(long sendTime) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < sendTime) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The index of this very place; -1 where it is none. */
    int indexOf(long sendTime) {
        int index = firstFrom(sendTime);
        return index < ascending.length && ascending[index] == sendTime ? index : -1;
    }

    /** The highest one; below all where there are none. */
    long last() {
        return ascending.length == 0 ? Long.MIN_VALUE : ascending[ascending.length - 1];
    }

    int size() {
        return ascending.length;
    }
}
