fn main() {
    steps::run();
}
