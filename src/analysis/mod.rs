//! The questions asked of the model. Pure: values in, values out.
