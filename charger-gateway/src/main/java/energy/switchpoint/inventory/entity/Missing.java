package energy.switchpoint.inventory.entity;

import java.util.ArrayList;
import java.util.List;

/** What has not come of a transaction's numbered messages: its first, or numbers between those that came. */
public record Missing(boolean start, List<Integer> numbers) {

    /** More are not named: a device that lost so many has lost its memory. */
    private static final int MOST_NAMED = 1000;

    private static final int LONGEST = 200;

    public Missing {
        numbers = List.copyOf(numbers);
    }

    /**
     * @param heard the numbers that have come, rising; some devices do not begin at 0
     * @param started whether the message that starts the transaction is among them
     */
    public static Missing of(List<Integer> heard, boolean started) {
        var numbers = new ArrayList<Integer>();
        for (int i = 1; i < heard.size(); i++) {
            for (int n = heard.get(i - 1) + 1; n < heard.get(i) && numbers.size() < MOST_NAMED; n++) {
                numbers.add(n);
            }
        }
        return new Missing(!started, numbers);
    }

    public boolean isNothing() {
        return !start && numbers.isEmpty();
    }

    /** {@code start, 3, 5-7}. */
    public String words() {
        var words = new ArrayList<String>();
        if (start) {
            words.add("start");
        }
        for (int i = 0; i < numbers.size(); i++) {
            int first = numbers.get(i);
            while (i + 1 < numbers.size() && numbers.get(i + 1) == numbers.get(i) + 1) {
                i++;
            }
            words.add(first == numbers.get(i) ? Integer.toString(first) : first + "-" + numbers.get(i));
        }
        var text = String.join(", ", words);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 2) + " …";
    }
}
