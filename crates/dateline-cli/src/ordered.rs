//! Work on all cores whose results come out in the order in which it went in.

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// Maps `input` by `work` on `workers` threads and gives each result to `consume`, in order, on the calling thread.
///
/// At most `2 × workers` items are in hand: `input` waits for `consume`. An error of `consume` ends everything.
pub(crate) fn map_in_order<T: Send, U: Send, E>(
    input: impl Iterator<Item = T> + Send,
    workers: usize,
    work: impl Fn(T) -> U + Sync,
    mut consume: impl FnMut(U) -> Result<(), E>,
) -> Result<(), E> {
    let workers = workers.max(1);
    // Each item travels with the sender of its result; `promises` holds the receivers in the order of the items.
    let (items, item_queue) = sync_channel::<(T, SyncSender<U>)>(workers);
    let (promises, promised) = sync_channel::<Receiver<U>>(workers);
    let item_queue = Mutex::new(item_queue);
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in input {
                let (result, promise) = sync_channel(1);
                if promises.send(promise).is_err() || items.send((item, result)).is_err() {
                    return;
                }
            }
        });
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let next = item_queue.lock().map(|queue| queue.recv());
                    let Ok(Ok((item, result))) = next else { return };
                    // Nobody waits for the result once `consume` has failed.
                    let _ = result.send(work(item));
                }
            });
        }
        // Moved here, so that a failure closes the queue and the reading thread ends with it.
        let promised = promised;
        promised.iter().filter_map(|promise| promise.recv().ok()).try_for_each(&mut consume)
    })
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// Work whose length has nothing to do with its place.
    fn uneven(number: usize) -> usize {
        (0..(number * 7919) % 5000).fold(number, |sum, _| std::hint::black_box(sum))
    }

    #[test]
    fn results_keep_the_order_of_the_input() {
        let mut seen = Vec::new();
        let ended: Result<(), ()> = map_in_order(0..2000, 4, uneven, |number| {
            seen.push(number);
            Ok(())
        });
        assert_eq!(ended, Ok(()));
        assert!(seen.iter().copied().eq(0..2000));
    }

    #[test]
    fn a_failing_consumer_ends_an_endless_input() {
        let taken = AtomicUsize::new(0);
        let endless = (0..).inspect(|_| {
            taken.fetch_add(1, Ordering::Relaxed);
        });
        let ended =
            map_in_order(endless, 3, uneven, |number| if number == 10 { Err("enough") } else { Ok(()) });
        assert_eq!(ended, Err("enough"));
        // 11 consumed; at most three queued, three at work, three promised and two in between.
        assert!(taken.into_inner() < 30);
    }
}
